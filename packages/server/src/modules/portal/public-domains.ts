/** Where anybody gets an address: to allow one of them is to allow the world. */
export const publicMailDomains: ReadonlySet<string> = new Set(
  `126.com 163.com 1und1.de aol.com arcor.de aol.de bluewin.ch btinternet.com comcast.net cox.net duck.com
   fastmail.com fastmail.fm free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com
   hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hushmail.com icloud.com inbox.lv interia.pl
   kabelmail.de laposte.net libero.it list.ru live.co.uk live.com live.de live.fr live.nl mac.com mail.com mail.de
   mail.ru mailbox.org mailinator.com me.com msn.com naver.com o2.pl online.de onet.pl orange.fr outlook.com outlook.de
   outlook.fr pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com rediffmail.com rocketmail.com sbcglobal.net
   seznam.cz sfr.fr sina.com t-online.de tuta.com tuta.io tutanota.com tutanota.de ukr.net verizon.net vodafone.de
   wanadoo.fr web.de wp.pl yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es
   yahoo.fr yahoo.it yandex.com yandex.ru yeah.net ymail.com ziggo.nl zoho.com`.split(/\s+/),
)

/** Under which everybody registers domains, so that nobody has them all. */
export const sharedSuffixes: ReadonlySet<string> = new Set(
  `ac.at ac.jp ac.uk co.at co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.cn com.hk
   com.mx com.my com.pl com.sg com.tr com.tw com.ua gov.uk ltd.uk me.uk ne.jp net.au net.br or.at or.jp org.au org.br
   org.uk plc.uk`.split(/\s+/),
)
