/** Turkish. */
import type { PageTexts } from '../page-texts.ts';

const turkish: PageTexts = {
  help: 'Yardım',
  title: 'Abonelikten çıkma',
  confirm: (sender, what) =>
    what
      ? `${sender} gönderenin “${what}” e-postaları durdurulsun mu?`
      : `${sender} gönderenin tüm e-postaları durdurulsun mu?`,
  unsubscribe: 'Abonelikten çık',
  done: 'Abonelikten çıktınız',
  doneDetail: (sender, what) =>
    what
      ? `${sender} artık size “${what}” e-postaları göndermeyecek.`
      : `${sender} artık size e-posta göndermeyecek.`,
  mistake: 'Yanlışlıkla mı oldu?',
  undone: 'Geri alındı',
  undoneDetail: (sender, what) =>
    what
      ? `${sender} size yeniden “${what}” e-postaları gönderecek.`
      : `${sender} e-postalarınız eskisi gibi.`,
  manage: 'Hangi e-postaları alacağınızı seçin',
  history: 'Seçimlerinizin geçmişini indirin',
  requestLink: 'Tüm tercihlerime giden bir bağlantı gönder',
  requested: 'Gelen kutunuza bakın',
  requestedDetail: 'Adresiniz bizde varsa yeni bir bağlantı yola çıktı.',
  expired: 'Bu bağlantının süresi dolmuş',
  expiredDetail:
    'Eski e-postalardaki bağlantılar bir süre sonra çalışmaz. En son e-postada yenisi var.',
  limited: 'Bu bağlantıyla bu yapılamaz',
  limitedDetail: 'Güvenliğiniz için, tüm tercihlere giden bağlantıdan daha azına izin verir.',
  invalid: 'Bu bağlantı çalışmıyor',
  invalidDetail: 'Bir bölümü eksik olabilir. Lütfen e-postadan yeniden açın.',
  reopen: 'Lütfen bağlantıyı yeniden açın',
  reopenDetail: 'Güvenliğiniz için bu sayfa kim olduğunuzu saklamaz. Bağlantı e-postada.',
  unknown: 'Burada değiştirilecek bir şey yok',
  unknownDetail: 'Bu bağlantıya ait e-posta tercihi artık yok.',
  failed: 'Bu işe yaramadı',
  failedDetail: 'Şu anda mümkün değil. Lütfen birazdan yeniden deneyin.',
};

export default turkish;
